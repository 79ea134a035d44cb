// The name of what a report is about, unique within its run.
import { posix } from 'node:path';
import type { Report } from './types.ts';

/** 'credit', or 'credit in services/loans'; '' where the policy could not be read. */
export function judgedName({ model, data, project }: Pick<Report, 'model' | 'data' | 'project'>): string {
  const name = data ?? model;
  return project === undefined || name === '' ? name : `${name} in ${project}`;
}

/** A gate's work: the file of its policy, and what is judged. */
export interface Named {
  readonly gate: string;
  readonly name: string;
  readonly policy: string;
}

/**
 * For each work whose gate and name occur in another project too, its project: the
 * policy's folder, or its file where a folder holds several policies.
 */
export function projectsOf(works: readonly Named[]): readonly (string | undefined)[] {
  return works.map((own) => {
    const others = works.filter(
      ({ gate, name, policy }) => gate === own.gate && name === own.name && policy !== own.policy,
    );
    if (others.length === 0) return undefined;
    const folder = posix.dirname(own.policy);
    return others.some(({ policy }) => posix.dirname(policy) === folder) ? own.policy : folder;
  });
}
