// JSON by content. Most of it is data and inert; configs that make a loader import, call, fetch or render something are read
// by each reading below, whatever the file is called.
import { decodeJson, startsAsJson } from '../json/encoding.ts';
import { pythonJson } from '../json/json-text.ts';
import { isLines, linesOf } from '../json/lines.ts';
import type { Json } from '../json/read-json.ts';
import { readKerasConfig } from '../keras/config.ts';
import { makeCollector, type Collector } from '../scan/collector.ts';
import type { Member, ReadContext, Reader, ReadResult } from '../scan/reader.ts';
import type { ByteSource } from '../scan/source.ts';
import { encodedPickles } from './encoded-pickles.ts';
import { readExportedProgram } from './exported-program.ts';
import { readArguments } from './arguments.ts';
import { readDeployment } from './deployments.ts';
import { readExpressions } from './expressions.ts';
import { readHuggingFace } from './hugging-face.ts';
import { readInstantiated } from './instantiated.ts';
import { readLibraries } from './libraries.ts';
import { readLoaders } from './loaders.ts';
import { readNamedClasses } from './named-classes.ts';
import { readOnnxJson } from './onnx-text.ts';
import { readPlan } from './plans.ts';
import { readProject } from './projects.ts';
import { readResolved } from './resolved.ts';
import { readSerialized } from './serializers.ts';
import { readSkops } from './skops.ts';

/** A larger text is no config; its values would need gigabytes. JSON Lines have no limit but the time. */
const LARGEST = 64 << 20;

export const jsonReader: Reader = {
  format: 'json',
  recognises: startsAsJson,
  read,
};

function read(source: ByteSource, context: ReadContext): ReadResult {
  const into = makeCollector();
  const members: Member[] = [];
  for (const text of textsOf(source, into)) {
    context.budget.tick();
    const value = pythonJson(text, into, 'it');
    for (const member of value === undefined ? [] : readConfig(value, into, context)) {
      context.budget.member();
      members.push(member);
    }
  }
  const facts = into.facts();
  const acts = facts.treatment.kind !== 'read' || Object.keys(facts).length > 1;
  return { ...(acts ? facts : into.facts('inert')), ...(members.length > 0 && { members }) };
}

/** The whole text; or its lines, where the first two are values of their own (JSON Lines). */
function textsOf(source: ByteSource, into: Collector): Iterable<string> {
  if (isLines(source)) return linesOf(source);
  if (source.size <= LARGEST) return [decodeJson(source.read(0, source.size))];
  into.doubt('budget', `it is JSON of more than ${LARGEST} bytes`);
  return [];
}

function readConfig(value: Json, into: Collector, context: ReadContext): readonly Member[] {
  readHuggingFace(value, into, context);
  readInstantiated(value, into);
  readExportedProgram(value, into);
  readSkops(value, into);
  readLoaders(value, into, context);
  readLibraries(value, into);
  readNamedClasses(value, into, context.name);
  readResolved(value, into, context.name);
  readDeployment(value, into, context.name);
  readArguments(value, into);
  readProject(value, into, context.name);
  readExpressions(value, into, context);
  readOnnxJson(value, into);
  readPlan(value, into);
  readSerialized(value, into);
  return [...readKerasConfig(value, into, context), ...encodedPickles(value, into)];
}
