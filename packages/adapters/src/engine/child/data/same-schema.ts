// The files of one data set must have the same columns; the first difference is told with the file that has it.
import type { Column } from '@modelgate/core';
import { inputFault, type EngineFault } from '../fault.ts';

export function assertSameSchema(
  files: readonly { readonly named: string }[],
  schemas: readonly (readonly Column[])[],
): void {
  const first = schemas[0]!;
  for (const [i, schema] of schemas.entries()) {
    const names = new Set(schema.map((c) => c.name));
    const missing = first.find((c) => !names.has(c.name));
    if (missing) throw fault('input/column-missing', `the column ${missing.name} that ${files[0]!.named} has`, 'none');
    const extra = schema.find((c) => !first.some((f) => f.name === c.name));
    if (extra) throw fault('input/column-missing', `the columns of ${files[0]!.named}`, `also a column ${extra.name}`);
    const at = schema.findIndex((c, k) => c.name !== first[k]!.name || c.type !== first[k]!.type);
    if (at >= 0) throw difference(first[at]!, schema[at]!);

    function difference(expected: Column, received: Column): EngineFault {
      if (expected.name !== received.name)
        return fault(
          'input/column-missing',
          `${expected.name} as column ${at + 1}, as in ${files[0]!.named}`,
          received.name,
        );
      return fault(
        'input/column-type',
        `type ${expected.type} of column ${expected.name}, as in ${files[0]!.named}`,
        received.type,
      );
    }
    function fault(
      code: 'input/column-missing' | 'input/column-type',
      expected: string,
      received: string,
    ): EngineFault {
      return inputFault({
        code,
        named: files[i]!.named,
        expected,
        received,
        hint:
          code === 'input/column-type'
            ? 'write the column in the same way in all files; in CSV its values say what its type is'
            : 'write all files of a data set with the same columns in the same order',
      });
    }
  }
}
