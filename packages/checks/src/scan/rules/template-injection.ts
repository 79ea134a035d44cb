// scan/template-injection: a chat template formats messages; it does not climb through objects to what runs code.
import type { TemplateFact } from '@modelgate/core';
import { climbs, leading } from '@modelgate/core/scan';
import type { Said, ScanRule } from '../rule.ts';

/** Fetches any attribute by its name. */
const FETCHER = 'attr';
const COMPUTED = '(computed)';

/** What web frameworks add to every template: what it holds, and leads to, is theirs to say. */
const ofWeb = new Set(['config', 'request', 'session']);

/** Statements that take in another template. */
const fetching = new Set(['include', 'import', 'from', 'extends']);

/** Filters and functions of Jinja, and what transformers and llama.cpp add. */
const usual = new Set(
  `abs batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format groupby indent
  int items join last length list lower map max min pprint random reject rejectattr replace reverse round safe select
  selectattr slice sort string striptags sum title tojson trim truncate unique upper urlencode urlize wordcount wordwrap
  xmlattr fromjson from_json range dict namespace cycler joiner raise_exception strftime_now generation loop caller`.split(
    /\s+/,
  ),
);

export const templateInjection: ScanRule = {
  id: 'scan/template-injection',
  title: 'Templates only format',
  what: 'A chat template uses no attribute or function that leads from its values to code, files or modules (server-side template injection).',
  cwe: 1336,
  cvss: 9.1,
  judge: ({ templates = [] }, { path }) => templates.flatMap((template) => judgeTemplate(template, path)),
};

function judgeTemplate({ name, attributes, calls, broken }: TemplateFact, path: string): readonly Said[] {
  const allowance = { template: name, path };
  const climbing = attributes.filter(climbs);
  const leads = calls.filter((call) => leading.has(call) || call.startsWith('__') || fetchesAny(call, calls));
  const own = [
    ...attributes.filter((attribute) => attribute.startsWith('_')),
    ...calls.filter((call) => ofWeb.has(call)),
  ];
  const fetches = calls.filter((call) => fetching.has(call));
  const strange = calls.filter(
    (call) => !usual.has(call) && !fetching.has(call) && !leads.includes(call) && !ofWeb.has(call),
  );
  return [
    ...[...climbing, ...leads].map((what) => dangerous(name, what, allowance)),
    ...own.filter((what) => !climbs(what)).map((what) => ofOthers(name, what, allowance)),
    ...fetches.map((what) => fetched(name, what, allowance)),
    ...strange.map((what) => unknown(name, what, allowance)),
    ...(broken === undefined ? [] : [unread(name, broken, allowance)]),
  ];
}

function dangerous(name: string, what: string, allowance: Said['allowance']): Said {
  return {
    level: 'dangerous',
    severity: 'critical',
    class: 'code-execution',
    subject: `${name}: ${what}`,
    found: `template ${name} uses ${JSON.stringify(what)}`,
    why: 'outside a sandbox it leads to functions that run code when the template is rendered',
    allowance,
  };
}

/** attr, of a name that only rendering knows. */
const fetchesAny = (call: string, calls: readonly string[]): boolean => call === FETCHER && calls.includes(COMPUTED);

function ofOthers(name: string, what: string, allowance: Said['allowance']): Said {
  return {
    level: 'unknown',
    severity: 'high',
    subject: `${name}: ${what}`,
    found: `template ${name} uses ${JSON.stringify(what)}`,
    why: 'what that is, and where it leads, depends on who renders the template',
    allowance,
  };
}

function unknown(name: string, what: string, allowance: Said['allowance']): Said {
  return {
    level: 'unknown',
    severity: 'high',
    subject: `${name}: ${what}`,
    found: `template ${name} calls ${JSON.stringify(what)}, which is neither Jinja’s nor that of transformers`,
    why: 'what it does depends on who renders the template',
    allowance,
  };
}

function fetched(name: string, what: string, allowance: Said['allowance']): Said {
  return {
    level: 'unknown',
    severity: 'high',
    subject: `${name}: ${what}`,
    found: `template ${name} takes in another one by ${JSON.stringify(what)}`,
    why: 'which one that is, and what it does, depends on who renders the template',
    allowance,
  };
}

function unread(name: string, broken: string, allowance: Said['allowance']): Said {
  return {
    level: 'not-evaluated',
    severity: 'high',
    subject: `${name}: unreadable`,
    found: `template ${name} could not be read: ${broken}`,
    why: 'nobody can tell what rendering it does',
    allowance,
  };
}
