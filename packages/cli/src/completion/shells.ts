export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const
export type Shell = (typeof SHELLS)[number]

export const isShell = (name: string): name is Shell => SHELLS.some((shell) => shell === name)

/**
 * The script with which a shell completes the program. It asks the program at each Tab (`outerpark __complete`), so it is right
 * after an update too, and knows what the box office has.
 */
export const completionScript = (shell: Shell): string => SCRIPTS[shell]

const bash = `# bash: source <(outerpark completion bash)
_outerpark() {
  local IFS=$'\\n' found
  found=($(outerpark __complete bash "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
  if [[ \${found[0]} == :files ]]; then
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "\${COMP_WORDS[COMP_CWORD]}"))
  else
    COMPREPLY=("\${found[@]}")
  fi
}
complete -F _outerpark outerpark`

const zsh = `#compdef outerpark
# zsh: source <(outerpark completion zsh), after compinit
_outerpark() {
  local -a found described
  local line value
  found=("\${(@f)$(outerpark __complete zsh "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ \${found[1]} == :files ]]; then
    _files
    return
  fi
  for line in "\${found[@]}"; do
    [[ -z $line ]] && continue
    value="\${line%%$'\\t'*}"
    value="\${\${value//\\\\/\\\\\\\\}//:/\\\\:}"
    if [[ $line == *$'\\t'* ]]; then
      described+=("$value:\${line#*$'\\t'}")
    else
      described+=("$value")
    fi
  done
  _describe -V outerpark described
}
if [[ \${funcstack[1]} == _outerpark ]]; then
  _outerpark "$@"
else
  compdef _outerpark outerpark
fi`

const fish = `# fish: outerpark completion fish | source
function __outerpark_complete
  set -l found (outerpark __complete fish (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
  if test "$found[1]" = ":files"
    __fish_complete_path (commandline -ct)
  else
    printf '%s\\n' $found
  end
end
complete -c outerpark -f -k -a '(__outerpark_complete)'`

const powershell = `# PowerShell: outerpark completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName outerpark -ScriptBlock {
  param($word, $ast, $cursor)
  $words = @($ast.CommandElements | Where-Object { $_.Extent.EndOffset -le $cursor } |
    Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text.Trim("'", '"') })
  if ($word -eq '') { $words += '' }
  $found = @(outerpark __complete powershell @words 2>$null)
  if ($found[0] -eq ':files') { return }
  foreach ($line in $found) {
    $value, $about = $line -split "\`t", 2
    if (-not $value) { continue }
    if (-not $about) { $about = $value }
    # PowerShell takes typographic quotes for quotes too.
    $text = if ($value -match '^[\\p{L}\\p{N}._/=-]+$') { $value } else {
      "'" + [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($value) + "'"
    }
    [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $about)
  }
}`

const SCRIPTS: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell }
