// Workflow commands, escaped exactly as @actions/core escapes them (toolkit, packages/core/src/command.ts).

export type CommandProperties = Readonly<Record<string, string | number | undefined>>;

/** `::error title=…,file=…,line=…::message`, one line. Properties that are empty or absent are left out. */
export function command(name: string, properties: CommandProperties, message: string): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '');
  const written = given.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${name}${written === '' ? '' : ` ${written}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
