// Columns that look like personal data: no value of theirs is written into a policy.
import type { Profile } from './profile.ts';

const words =
  /(^|[^a-z])(e-?mails?|phones?|telephone|mobile|fax|ssn|social|passport|licen[cs]e|iban|card|account|address|street|(first|last|full|sur|user|nick)?names?|birth(day|date)?|dob|ip|login|patient|customer|person|employee|owner|contact)([^a-z]|$)/;

/** By its name, in any case and spelling: customerName, e-mail, SSN. */
export function isPersonalName(name: string): boolean {
  const spelled = name
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  return words.test(spelled);
}

/** By its name, or since most of its texts have an @. */
export function isPersonal({ column, present, shape }: Profile): boolean {
  return isPersonalName(column.name) || (shape !== undefined && 2 * shape.emails > present);
}
