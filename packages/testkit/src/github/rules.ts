// What GitHub refuses and its description does not say.
import type { Answer, Asked, RequestBody } from './answer.ts';
import { invalid } from './answer.ts';
import { malformedBasehead } from './handlers/trees.ts';
import type { AnnotationState } from './types.ts';

const commentCharacters = 65_536;
const messageBytes = 64 * 1024;
const titleCharacters = 255;

/** GitHub's refusal, or nothing. */
export function broken(asked: Asked): Answer | undefined {
  switch (asked.operation) {
    case 'checks/create':
    case 'checks/update':
      return brokenCheck(asked.body);
    case 'issues/create-comment':
    case 'issues/update-comment':
      return brokenComment(asked.body.body!);
    case 'repos/compare-commits-with-basehead':
      return malformedBasehead(asked.params.basehead!);
    default:
      return undefined;
  }
}

function brokenComment(body: string): Answer | undefined {
  if (body.trim() === '') return invalid('IssueComment', 'body', 'Body cannot be blank');
  if (Array.from(body).length <= commentCharacters) return undefined;
  return invalid('IssueComment', 'body', `Body is too long (maximum is ${commentCharacters} characters)`);
}

function brokenCheck(body: RequestBody): Answer | undefined {
  if (body.status === 'completed' && body.conclusion === undefined) {
    return invalid('CheckRun', 'conclusion', 'conclusion is required when status is completed');
  }
  for (const [i, annotation] of (body.output?.annotations ?? []).entries()) {
    const why = brokenAnnotation(annotation);
    if (why !== undefined) return invalid('CheckRun', `output.annotations[${i}]`, why);
  }
  return undefined;
}

function brokenAnnotation(of: AnnotationState): string | undefined {
  if (of.path === '' || of.path.startsWith('/') || of.path.split('/').includes('..')) return `invalid path ${of.path}`;
  if (of.start_line < 1 || of.end_line < of.start_line) return 'end_line is before start_line';
  const columns = of.start_column !== undefined || of.end_column !== undefined;
  if (columns && of.start_line !== of.end_line) return 'columns are allowed on one line only';
  if (Buffer.byteLength(of.message) > messageBytes) return 'message exceeds 64 KB';
  return (of.title ?? '').length > titleCharacters ? 'title exceeds 255 characters' : undefined;
}
