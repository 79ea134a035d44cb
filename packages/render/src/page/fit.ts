// A page within its byte budget: what matters most stands first and stays, long lists end in how much is left out.

/** A list that may be cut: a table's rows, findings, notes. */
export interface Section {
  readonly open: string;
  readonly rows: readonly string[];
  /** What stands below the rows, when so many are left out. */
  readonly close: (hidden: number) => string;
}

/** Text that is left out only as a whole; `keep` is never left out. */
export interface Text {
  readonly text: string;
  readonly keep?: true;
}

export type Part = Section | Text;

/** UTF-8 bytes. GitHub counts characters for some limits and bytes for others; bytes are never fewer. */
export function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The parts in their order, one empty line between two, in at most so many bytes. */
export function fit(parts: readonly Part[], budget: number): string {
  let left = budget - parts.reduce((sum, part) => sum + least(part), 0);
  const written = parts.map((part) => {
    const text = write(part, left + least(part));
    left -= sizeOf(`${text}\n\n`) - least(part);
    return text;
  });
  return `${written.filter((text) => text !== '').join('\n\n')}\n`;
}

/** Bytes that are reserved before anything else gets room. */
function least(part: Part): number {
  return 'text' in part && part.keep === true ? sizeOf(`${part.text}\n\n`) : 0;
}

/** The part in at most `room` bytes, with its share of empty line; '' when not even its frame has room. */
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
