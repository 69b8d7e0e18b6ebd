import type { Command } from 'commander'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** What may follow some words of a command line: commands and options. */
type Place = { readonly path: string; readonly words: readonly string[] }

/** Every place of the command tree; the path of the program itself is empty. */
function placesOf(command: Command, path = ''): Place[] {
  const inner = command.commands.filter((each) => !hidden(each))
  const options = command.options.filter((option) => !option.hidden)
  const flags = options.flatMap(({ long }) => long ?? [])
  const words = [...inner.map((each) => each.name()), ...flags, '--help']
  return [
    { path, words },
    ...inner.flatMap((each) =>
      placesOf(each, path === '' ? each.name() : `${path} ${each.name()}`),
    ),
  ]
}

// commander has no way to ask for it.
const hidden = (command: Command) => '_hidden' in command && command._hidden === true

/**
 * A script that completes the words of the program in a shell. It is made from the command tree. It knows commands and options,
 * and asks no box office, so it is fast and needs no token.
 */
export function completionScript(shell: Shell, program: Command): string {
  const places = placesOf(program)
  switch (shell) {
    case 'bash':
      return bash(places)
    case 'zsh':
      return zsh(places)
    case 'fish':
      return fish(places)
  }
}

/** What bash and zsh share: finds the place in the tree, word by word, and sets `list` to what may follow there. */
const search = (places: readonly Place[], typed: string) => `  for word in ${typed}; do
    case "$place $word" in
      ${known(places).join('|')}) place="$place $word" ;;
    esac
  done
  case "$place" in
${cases(places).join('\n')}
  esac`

const known = (places: readonly Place[]) =>
  places.filter(({ path }) => path !== '').map(({ path }) => `" ${path}"`)

const cases = (places: readonly Place[]) =>
  places.map(({ path, words }) => `    "${path && ` ${path}`}") list="${words.join(' ')}" ;;`)

const bash = (places: readonly Place[]) => `# bash: eval "$(outerpark completion bash)"
_outerpark() {
  local current="\${COMP_WORDS[COMP_CWORD]}" place="" list="" word
${search(places, `"\${COMP_WORDS[@]:1:COMP_CWORD-1}"`)}
  COMPREPLY=($(compgen -W "$list" -- "$current"))
}
complete -o default -F _outerpark outerpark`

const zsh = (places: readonly Place[]) => `#compdef outerpark
# zsh: source <(outerpark completion zsh), after compinit
_outerpark() {
  local place="" list="" word
${search(places, `"\${(@)words[2,CURRENT-1]}"`)}
  compadd -- \${=list}
}
compdef _outerpark outerpark`

const fish = (places: readonly Place[]) => `# fish: outerpark completion fish | source
function __outerpark_words
  set -l place ""
  for word in (commandline -opc)[2..-1]
    switch "$place $word"
      case ${known(places).join(' ')}
        set place "$place $word"
    end
  end
  switch "$place"
${places.map(({ path, words }) => `    case "${path && ` ${path}`}"\n      printf '%s\\n' ${words.join(' ')}`).join('\n')}
  end
end
complete -c outerpark -f -a '(__outerpark_words)'`
