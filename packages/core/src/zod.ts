// Zod, its schemas interpreted. Else it would write a function for each and compile it: nothing here is made from text, and a run,
// which reads one policy and checks a report or two, is over sooner without.
import { z } from 'zod';

z.config({ jitless: true });

export { z };
