// Columns that look like personal data, of which no value is written into a policy.
import type { Profile } from './profile.ts';

const words =
  /(^|[^a-z])(e-?mails?|phones?|telephone|mobile|fax|ssn|social|passport|licen[cs]e|iban|card|account|address|street|(first|last|full|sur|user|nick)?names?|birth(day|date)?|dob|ip|login|patient|customer|person|employee|owner|contact)([^a-z]|$)/;

/** Whether a name is that of personal data, in any case and spelling: customerName, e-mail, SSN. */
export function isPersonalName(name: string): boolean {
  const spelled = name
    .normalize('NFKC')
    .replaceAll(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase();
  return words.test(spelled);
}

/** Whether a column looks like personal data, by its name or because most of its texts have an @. */
export function isPersonal({ column, present, shape }: Profile): boolean {
  return isPersonalName(column.name) || (shape !== undefined && 2 * shape.emails > present);
}
