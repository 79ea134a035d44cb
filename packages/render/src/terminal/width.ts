// How many columns a text takes on a terminal.

/** East Asian wide characters and emoji take two columns, combining marks none (Unicode Standard Annex 11, in outline). */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += widthOf(character);
  return columns;
}

/** The first combining mark: all before it take one column. */
const FIRST_MARK = 0x300;

function widthOf(character: string): number {
  const point = character.codePointAt(0)!;
  if (point < FIRST_MARK) return 1;
  return /\p{M}/u.test(character) ? 0 : isWide(point) ? 2 : 1;
}

const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

function isWide(point: number): boolean {
  return wide.some(([from, to]) => point >= from && point <= to);
}

export function padded(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}

/** Spaces at which a line may be broken: none inside 'n = 42', '−3.0 pt' or '(0.872 – 0.882)'. */
const breaks = /(?<![=–…]) (?![=–…]|pt\b|%)/;

/** Lines of at most `columns` columns; a longer word stays whole, and the terminal breaks it. */
export function wrapped(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(breaks)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columnsOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line];
}
