// ONNX bytes: what is read, what is refused, what is rewritten.
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  classLabels,
  customOperators,
  externalFiles,
  findText,
  findZipMap,
  OnnxFault,
  readModel,
  withCodedText,
  withoutZipMap,
} from './index.ts';

const FIXTURES = new URL('../../../testkit/fixtures/models/', import.meta.url);
const bytesOf = (name: string): Uint8Array => readFileSync(new URL(`${name}.onnx`, FIXTURES));

type Write = (writer: BinaryWriter) => void;

function message(write: Write): Uint8Array {
  const writer = new BinaryWriter();
  write(writer);
  return writer.finish();
}

/** Writes a nested message. */
function put(writer: BinaryWriter, no: number, write: Write): void {
  writer.tag(no, WireType.LengthDelimited).bytes(message(write));
}

function putText(writer: BinaryWriter, no: number, text: string): void {
  writer.tag(no, WireType.LengthDelimited).string(text);
}

function modelOf(graph: Write): Uint8Array {
  return message((w) => {
    w.tag(1, WireType.Varint).int64(8);
    put(w, 7, graph);
  });
}

describe('reading', () => {
  it('opsets, producer, names and operators', () => {
    const model = readModel(bytesOf('adult_gb_nozipmap'));
    expect(model).toMatchObject({
      irVersion: 8,
      producer: 'skl2onnx 1.20.0',
      opsets: { 'ai.onnx': 16, 'ai.onnx.ml': 1 },
    });
    expect(model.graph.outputs).toEqual(['label', 'probabilities']);
    expect(model.graph.inputs).toHaveLength(14);
    expect(model.graph.nodes.map((n) => n.op)).toContain('TreeEnsembleClassifier');
  });

  it.each([
    ['adult_gb_nozipmap', ['0', '1']],
    ['adult_lr_zipmap', ['0', '1']],
    ['digits_mlp_zipmap', ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']],
    ['label_only', ['no', 'yes']],
    ['diabetes_ridge', undefined],
  ])('class labels of %s', (name, labels) => {
    expect(classLabels(readModel(bytesOf(name)))).toEqual(labels);
  });

  it('external data and operators of other domains, in nested graphs too', () => {
    expect(externalFiles(readModel(bytesOf('external_outside')))).toEqual(['../outside.bin']);
    expect(customOperators(readModel(bytesOf('custom_domain')))).toEqual(['com.example.Exec']);
    const nested = modelOf((graph) =>
      put(graph, 1, (node) => {
        putText(node, 4, 'If');
        put(node, 5, (attribute) => {
          putText(attribute, 1, 'then_branch');
          put(attribute, 6, (inner) => {
            put(inner, 1, (n) => {
              putText(n, 4, 'Exec');
              putText(n, 7, 'com.evil');
            });
            put(inner, 5, (tensor) =>
              put(tensor, 13, (pair) => {
                putText(pair, 1, 'location');
                putText(pair, 2, '/etc/passwd');
              }),
            );
          });
        });
      }),
    );
    expect(customOperators(readModel(nested))).toEqual(['com.evil.Exec']);
    expect(externalFiles(readModel(nested))).toEqual(['/etc/passwd']);
  });

  it('a graph in several fields is their union', () => {
    const two = message((w) => {
      w.tag(1, WireType.Varint).int64(8);
      for (const op of ['Add', 'Mul']) put(w, 7, (graph) => put(graph, 1, (node) => putText(node, 4, op)));
    });
    expect(readModel(two).graph.nodes.map((n) => n.op)).toEqual(['Add', 'Mul']);
  });
});

describe('ZipMap', () => {
  it('goes, and its tensor becomes an output', () => {
    const names = readdirSync(FIXTURES).filter((n) => n.includes('_zipmap'));
    expect(names).not.toEqual([]);
    for (const name of names) {
      const bytes = bytesOf(name.replace('.onnx', ''));
      const before = readModel(bytes);
      const zipMap = findZipMap(before)!;
      const after = readModel(withoutZipMap(bytes, zipMap));
      expect(after.graph.nodes.map((n) => n.op)).toEqual(
        before.graph.nodes.map((n) => n.op).filter((op) => op !== 'ZipMap'),
      );
      expect(after.graph.outputs).toEqual([...before.graph.outputs.filter((o) => o !== zipMap.output), zipMap.tensor]);
      expect({ ...after, graph: undefined }).toEqual({ ...before, graph: undefined });
    }
  });

  it('is not there', () => {
    expect(findZipMap(readModel(bytesOf('adult_gb_nozipmap')))).toBeUndefined();
  });
});

describe('text inputs', () => {
  it('are found, unless they have a value of their own', () => {
    expect(findText(readModel(bytesOf('adult_gb_nozipmap')))).toHaveLength(8);
    expect(findText(readModel(bytesOf('text_through'))).map((t) => t.input)).toEqual(['x']);
    expect(findText(readModel(bytesOf('mlp_small')))).toEqual([]);
  });

  it('become two inputs with names that nothing has, and a Gather of them', () => {
    const bytes = bytesOf('text_labels');
    const before = readModel(bytes);
    const texts = findText(before);
    expect(texts).toEqual([{ input: 'x', names: 'x_names_', codes: 'x_codes' }]);
    const after = readModel(withCodedText(bytes, before, texts));
    expect(after.graph.inputs).toEqual(['x_codes', 'x_names_']);
    expect(after.graph.texts).toEqual(['x_names_']);
    expect(after.opsets).toEqual({ ...before.opsets, 'ai.onnx': 13 });
    expect(after.graph.nodes.slice(1)).toEqual(before.graph.nodes);
    expect(after.graph.nodes[0]).toMatchObject({ op: 'Gather', inputs: ['x_names_', 'x_codes'], outputs: ['x'] });
  });

  it('leave everything else of a model as it is', () => {
    const bytes = bytesOf('adult_gb_nozipmap');
    const before = readModel(bytes);
    const after = readModel(withCodedText(bytes, before, findText(before)));
    expect(after.graph.nodes.filter((n) => n.op !== 'Gather')).toEqual(before.graph.nodes);
    expect(after.graph.outputs).toEqual(before.graph.outputs);
    expect(after.graph.initializers).toEqual(before.graph.initializers);
    expect({ ...after, graph: undefined }).toEqual({ ...before, graph: undefined });
  });
});

describe('hostile bytes', () => {
  it('of other formats', () => {
    for (const text of ['', 'hello', '{"a": 1}', 'PAR1', '\x80\x04'])
      expect(() => readModel(Buffer.from(text, 'latin1')), text).toThrow(OnnxFault);
  });

  it('cut anywhere give a model or an OnnxFault', () => {
    const bytes = bytesOf('digits_mlp_zipmap');
    for (let size = 0; size < bytes.length; size += 97) {
      try {
        readModel(bytes.subarray(0, size));
      } catch (error) {
        expect(error).toBeInstanceOf(OnnxFault);
      }
    }
  });

  it.each(['label_only', 'text_labels'])('changed anywhere give a model or an OnnxFault: %s', (name) => {
    const bytes = bytesOf(name);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const copy = Uint8Array.from(bytes);
          for (const [at, value] of changes) copy[at] = value;
          try {
            const model = readModel(copy);
            classLabels(model);
            const zipMap = findZipMap(model);
            if (zipMap) withoutZipMap(copy, zipMap);
            withCodedText(copy, model, findText(model));
          } catch (error) {
            if (!(error instanceof OnnxFault)) throw error;
          }
        },
      ),
      // A packed list of numbers that ends inside one of them.
      { numRuns: 500, examples: name === 'label_only' ? [[[[178, 66]]]] : [] },
    );
  });

  it('that nest without end, or have fields without end', () => {
    let graph: Write = () => undefined;
    for (let depth = 0; depth < 30; depth++) {
      const inner = graph;
      graph = (w) => put(w, 1, (node) => put(node, 5, (attribute) => put(attribute, 6, inner)));
    }
    expect(() => readModel(modelOf(graph))).toThrow(/nest deeper/);
    const many = modelOf((w) => {
      for (let i = 0; i < 1000; i++) put(w, 1, () => undefined);
    });
    expect(() => readModel(many, { fields: 500 })).toThrow(/more fields/);
  });

  it('with a length beyond the end', () => {
    expect(() => readModel(Uint8Array.from([0x3a, 0xff, 0xff, 0xff, 0xff, 0x0f]))).toThrow(OnnxFault);
  });
});
