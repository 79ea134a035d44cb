// The Node version that everything needs. An older Node ends
// with a sentence, before it loads code that it cannot parse.

/**
 * What to say if `version` (`v20.20.2`) is older than the actions' Node, else undefined. The bundle's command line
 * contains this function's text.
 */
export function tooOld(version: string, program: string): string | undefined {
  const needed = 24;
  if (Number(/\d+/.exec(version)) >= needed) return undefined;
  return `modelgate needs Node ${needed} or newer, and this is ${version}: npx -y node@${needed} ${program} …`;
}
