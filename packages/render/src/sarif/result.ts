// A finding as a SARIF result: located where a reviewer sees it, with a fingerprint that does not depend on byte positions.
import type { Finding, Place } from '@modelgate/core';
import { isRelative } from '../links.ts';
import { plain } from '../text/plain.ts';
import { allowedText, foundText } from '../text/sentence.ts';

/** Most locations of a result that GitHub shows. */
const MOST_PLACES = 10;

export function resultOf(finding: Finding, ruleIndex: number): object {
  const places = finding.places.length === 0 ? [{ path: finding.at.path, text: finding.at }] : finding.places;
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levelOf(finding),
    message: { text: textOf(finding) },
    locations: places.slice(0, MOST_PLACES).map(locationOf),
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint.slice(0, 16)}:1`,
      'modelgate/v1': finding.fingerprint,
    },
    properties: propertiesOf(places[0]!),
    ...(finding.waived && accepted(`until ${finding.waived.until}, ${finding.waived.owner}: ${finding.waived.reason}`)),
    ...(finding.allowed && accepted(allowedText(finding))),
  };
}

function accepted(justification: string): object {
  return { suppressions: [{ kind: 'external', status: 'accepted', justification: plain(justification) }] };
}

function levelOf({ severity, outcome }: Finding): 'error' | 'warning' {
  return severity === 'block' || outcome === 'unknown' ? 'error' : 'warning';
}

/** The message, with brackets escaped, since SARIF reads them as links. */
function textOf(finding: Finding): string {
  const { subject, remedy } = finding.message;
  const sentences = [`${subject}: ${foundText(finding)}`, ...(remedy === undefined ? [] : [remedy])];
  return sentences.map((sentence) => plain(sentence, 1000).replaceAll(/[\\[\]]/g, String.raw`\$&`)).join('\n');
}

function locationOf(place: Place): object {
  const { path, text, members = [], object } = place;
  const name = [members.join('!'), object ?? ''].filter((part) => part !== '').join('#');
  return {
    physicalLocation: {
      artifactLocation: { uri: isRelative(path) ? uriOf(path) : '', uriBaseId: '%SRCROOT%' },
      region: { startLine: text?.start.line ?? 1 },
    },
    ...(name !== '' && { logicalLocations: [{ fullyQualifiedName: plain(name) }] }),
  };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The place in the bytes, as properties: they do not identify the result. */
function propertiesOf({ bytes, digest }: Place): object {
  return {
    ...(bytes && { byteOffset: bytes.offset }),
    ...(digest !== undefined && { modelDigest: digest }),
  };
}
