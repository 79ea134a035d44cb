// DVC's settings, as text in INI form: only where its cache lies is read.

/** `dir` of the section `cache`, as written; undefined when the file does not say. */
export function cacheFolderOf(config: string): string | undefined {
  let section = '';
  let folder: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    const header = /^\s*\[\s*(.*?)\s*\]/.exec(line);
    if (header) section = unquoted(header[1]!);
    const setting = /^\s*dir\s*=\s*(.*?)\s*$/.exec(line);
    if (setting && section === 'cache') folder = unquoted(setting[1]!);
  }
  return folder === '' ? undefined : folder;
}

function unquoted(text: string): string {
  return /^(['"])(.*)\1$/.exec(text)?.[2] ?? text;
}
