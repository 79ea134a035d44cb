// A tool that is lacking skips a test with its reason, or fails it where MODELGATE_REQUIRE names the tool.
import { inject } from 'vitest';
import type { ToolName } from './tools.ts';

const required = (process.env['MODELGATE_REQUIRE'] ?? '').split(',');

/** The tool's path. Without the tool the test ends here. */
export function toolOrSkip(name: ToolName, { skip }: { readonly skip: (note: string) => never }): string {
  const tool = inject('tools')[name];
  if ('path' in tool) return tool.path;
  if (required.includes(name)) throw new Error(`${tool.missing}, and MODELGATE_REQUIRE asks for it`);
  return skip(tool.missing);
}
