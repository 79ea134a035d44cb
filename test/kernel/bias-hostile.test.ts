// bias-check on data that attacks it: names of groups that are markup and commands, labels without end, scores and weights that are not numbers.
import { summary, workflowCommands } from '@modelgate/render';
import { describe, expect, it } from 'vitest';
import { files, fourFifths, judged, large, outcomes, type Rows } from '../fixtures/groups.ts';
import { runOnce } from '../fixtures/project.ts';

const two = [large('a'), large('b')];

describe('names of groups', () => {
  const names = ['"<img src=x onerror=alert(1)>\n::error file=x::owned"', '"| a |\r\n# head"', '${{ secrets.X }} @all'];

  it('stay text in everything that is shown', async () => {
    const parts: Rows[] = names.map((group) => large(group, 0.3));
    const report = await judged([...parts, large('b')], fourFifths);
    expect(Object.values(outcomes(report)).filter((outcome) => outcome === 'fail')).toHaveLength(3);
    const text = summary(report);
    // Between backticks a name stands as it is: whatever it says is not markup there.
    expect(text.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/<img|\$\{\{/);
    expect(text).not.toMatch(/^::error|^# head/m);
    const commands = workflowCommands([report]);
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(command).toMatch(/^::error [^\r\n]*$/);
  });
});

it('a name with the character between the names of two columns is refused: it could be another group’s', async () => {
  const [report] = await runOnce(files([...two, large('a\u001Fb')], fourFifths));
  expect(report!.verdict).toBe('error');
  expect(report!.error?.problems[0]).toMatchObject({
    code: 'input/column-values',
    message: expect.stringContaining('U+001F') as string,
  });
});

describe('rows that cannot be judged', () => {
  const run = async (
    changed: Readonly<Record<string, (row: string[]) => string[]>>,
    data = '',
    gate = fourFifths,
  ): Promise<unknown> => {
    const all = files(two, gate, data) as Record<string, string>;
    const edited = Object.entries(changed).map(([path, change]) => {
      const [head, ...rows] = all[path]!.trimEnd().split('\n');
      return [path, `${[head, ...rows.map((row) => change(row.split(',')).join(','))].join('\n')}\n`] as const;
    });
    const [report] = await runOnce({ ...all, ...Object.fromEntries(edited) });
    expect(report!.verdict).toBe('error');
    return report!.error?.problems[0] ?? report!.findings[0]!.message;
  };

  it('scores that are not numbers', async () => {
    const problem = await run({ 'candidate.csv': ([id, s]) => [id!, id === '7' ? 'nan' : s!] });
    expect(problem).toMatchObject({ code: 'input/scores-not-finite' });
  });

  it('weights of 0 alone, and weights whose squares are not numbers', async () => {
    const weigh =
      (w: string) =>
      ([id, g, , c, y]: string[]) => [id!, g!, w, c!, y!];
    for (const w of ['0', '1e300', '1e-300'])
      expect(await run({ 'data.csv': weigh(w) }, ', weight: w')).toMatchObject({ code: 'input/column-values' });
  });

  it('a group without weight', async () => {
    const weigh = ([id, g, , c, y]: string[]): string[] => [id!, g!, g === 'a' ? '0' : '1', c!, y!];
    for (const disparity of ['impact-ratio: 0.8', 'calibration-error: 10pt', 'roc-auc: 10pt', 'top-share: 10pt']) {
      const message = await run({ 'data.csv': weigh }, ', weight: w', `parity: { ${disparity} }`);
      expect(message).toMatchObject({ observed: expect.stringContaining('no row has a weight above 0') as string });
    }
  });

  it('labels without end are not repeated', async () => {
    const long = 'x'.repeat(50_000);
    const problem = await run({ 'data.csv': ([id, g, w, c, y]) => [id!, g!, w!, c!, y === '1' ? long : 'no'] });
    expect(problem).toMatchObject({ code: 'input/positive-ambiguous' });
    expect(JSON.stringify(problem).length).toBeLessThan(2000);
  });
});
