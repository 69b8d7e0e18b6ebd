export const doctor = {
  about:
    'what is wrong with the box office of this machine, why, and what to do; exit code 1 if something is bad',
  bundle:
    'also write the findings, settings, log and figures to this file, without secrets and personal data',
  force: 'overwrite that file',
}
