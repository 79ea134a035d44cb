// The Node that everything runs on: an older one ends with a sentence, before it meets what it cannot read.

/** What to say where `version` (`v20.20.2`) is older than the actions' Node; the bundle's command line holds this function as text. */
export function tooOld(version: string, program: string): string | undefined {
  const needed = 24;
  if (Number(/\d+/.exec(version)) >= needed) return undefined;
  return `modelgate needs Node ${needed} or newer, and this is ${version}: npx -y node@${needed} ${program} …`;
}
