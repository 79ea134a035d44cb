// A file is small, has a name that says what is in it, and begins by saying so.

const maxLines = 300;
const sayNothing = /^(utils?|helpers?|common|managers?|misc|shared|stuff)$|[-.](utils?|helpers?|manager)$/i;
const isCode = /\.(ts|mjs|js)$/;
const isScript = /\.(sh|py)$|^\.ci\//;

/** Faults of one file: too long, a name that says nothing, no caption. */
export function fileFaults(path: string, text: string): readonly string[] {
  if (!isCode.test(path) && !isScript.test(path)) return [];
  return [lengthFault(path, text), nameFault(path), captionFault(path, text)].filter((fault) => fault !== undefined);
}

function lengthFault(path: string, text: string): string | undefined {
  const lines = text.trimEnd().split('\n').length;
  return lines > maxLines ? `${path} has ${lines} lines, at most ${maxLines} are allowed; split it` : undefined;
}

function nameFault(path: string): string | undefined {
  const bad = path.split('/').find((part) => sayNothing.test(part.replace(/(\.test)?\.\w+$/, '')));
  return bad === undefined ? undefined : `${path}: the name ${bad} does not say what is inside`;
}

function captionFault(path: string, text: string): string | undefined {
  const [first = '', second = ''] = text.split('\n');
  const line = first.startsWith('#!') ? second : first;
  const mark = isCode.test(path) ? /^(\/\/|\/\*\*?) \S/ : /^(# |""")\S/;
  return mark.test(line) ? undefined : `${path}: the first line must be a comment that says what the file is for`;
}
