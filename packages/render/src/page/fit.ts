// Fits a page into a byte budget: the most important parts come first and stay, and long lists end with the number of entries left out.

/** A list that may be cut: a table's rows, findings, notes. */
export interface Section {
  readonly open: string;
  readonly rows: readonly string[];
  /** The text below the rows when this many are left out. */
  readonly close: (hidden: number) => string;
}

/** Text that is kept or left out as a whole; with `keep` it is never left out. */
export interface Text {
  readonly text: string;
  readonly keep?: true;
}

export type Part = Section | Text;

/** UTF-8 bytes. GitHub counts characters for some limits and bytes for others; bytes are never fewer. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The parts in their order, separated by empty lines, in at most `budget` bytes. */
export function fit(parts: readonly Part[], budget: number): string {
  let left = budget - parts.reduce((sum, part) => sum + least(part), 0);
  const written = parts.map((part) => {
    const text = write(part, left + least(part));
    left -= sizeOf(`${text}\n\n`) - least(part);
    return text;
  });
  return `${written.filter((text) => text !== '').join('\n\n')}\n`;
}

/** Bytes that are reserved for a part before any other part gets room. */
function least(part: Part): number {
  return 'text' in part && part.keep === true ? sizeOf(`${part.text}\n\n`) : 0;
}

/** The part in at most `room` bytes, the empty line after it included; '' when not even its frame fits. */
function write(part: Part, room: number): string {
  if ('text' in part) return part.keep === true || sizeOf(`${part.text}\n\n`) <= room ? part.text : '';
  const whole = assemble(part, part.rows.length);
  if (sizeOf(`${whole}\n\n`) <= room) return whole;
  const frame = sizeOf(`${assemble(part, 0)}\n\n\n`);
  let used = frame;
  let shown = 0;
  for (const row of part.rows) {
    used += sizeOf(`${row}\n`);
    if (used > room) break;
    shown += 1;
  }
  return shown === 0 ? '' : assemble(part, shown);
}

function assemble({ open, rows, close }: Section, shown: number): string {
  const closing = close(rows.length - shown);
  return [open, ...rows.slice(0, shown), closing]
    .filter((text) => text !== '')
    .join('\n')
    .trimEnd();
}
