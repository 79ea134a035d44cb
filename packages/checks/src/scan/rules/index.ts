// Every rule of scanning, one line each.
import type { ScanRule } from '../rule.ts';
import { containerConsistency } from './container-consistency.ts';
import { embeddedCode } from './embedded-code.ts';
import { evaluated } from './evaluated.ts';
import { externalData } from './external-data.ts';
import { noCodeOnLoad } from './no-code-on-load.ts';
import { templateInjection } from './template-injection.ts';
import { unsafeOperator } from './unsafe-operator.ts';

export const scanRules: readonly ScanRule[] = [
  noCodeOnLoad,
  unsafeOperator,
  embeddedCode,
  templateInjection,
  containerConsistency,
  externalData,
  evaluated,
];
