// ONNX models as text: told by what they say, whatever they are called; texts about them, and other graphs, are none.
import { expect, test } from 'vitest';
import { scanFile } from '../scan/scan-file.ts';
import { memorySource } from '../scan/source.ts';

async function kinds(text: string, path: string): Promise<readonly string[]> {
  const { parts } = await scanFile(
    { path, source: memorySource(Buffer.from(text)) },
    {
      limits: { expandedBytes: 1 << 20, depth: 4, members: 50, milliseconds: 60_000 },
      resolve: () => 'absent',
      temporaryFile: () => expect.unreachable('nothing is decoded'),
    },
  );
  return parts.map(({ treatment }) => treatment.kind);
}

const outside = 'external_data { key: "location" value: "../../x" }';
const json = (graph: object, more: object = {}): string => JSON.stringify({ ...more, graph });

test.each([
  ['m.textproto', `# comment\nir_version: 8\ngraph { initializer { ${outside} } }`],
  ['m.txt', `graph {\n  node {\n    op_type: "Add"\n  }\n}`],
  ['m.onnxtxt', '<\n  ir_version: 8,\n  opset_import: ["" : 17]\n>\ng (float[N] x) => (float[N] y) { y = Relu(x) }'],
  ['m.onnxtxt', '# comment\n<opset_import: ["" : 17]>\ng (float[N] x) => (float[N] y) { y = Relu(x) }'],
  ['m.json', json({ initializer: [{ dataLocation: 'EXTERNAL' }] }, { irVersion: '8' })],
  ['m.json', json({ sparse_initializer: [] }, { opset_import: [] })],
  ['m.json', json({ node: [{ opType: 'Add' }] })],
])('%s: %s is not evaluated', async (path, text) => {
  expect(await kinds(text, path)).toContain('not-evaluated');
});

test.each([
  ['README.md', 'Set ir_version and op_type.\n'],
  ['notes.yaml', 'domain: example.com\nname: x\n'],
  ['page.html', '<p>ir_version: 8</p>\n'],
  ['graph.json', json({ node: [{ id: 1 }] })],
  ['graph.json', json({ edges: [] }, { irVersion: 8 })],
])('%s: %s is none', async (path, text) => {
  expect(await kinds(text, path)).not.toContain('not-evaluated');
});
