/** Trains the model of `packages/core/src/detect/model.ts` on the dev part of its data and writes `weights.gen.ts`. `--validate` only measures. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseLabelled, partOf } from '../packages/core/src/detect/data/split.ts';
import { hashOf } from '../packages/core/src/detect/hash.ts';
import { BUCKETS, featuresOf, judge } from '../packages/core/src/detect/model.ts';
import type { Weights } from '../packages/core/src/detect/model.ts';
import { tokenize } from '../packages/core/src/detect/tokens.ts';
import type { Token } from '../packages/core/src/detect/tokens.ts';

const DETECT = new URL('../packages/core/src/detect/', import.meta.url);
const EPOCHS = 30;
const RATE = 0.5;
const L2 = 1e-6;
const FOLDS = 5;

type Example = { text: string; tokens: Token[]; buckets: number[]; y: 0 | 1 };

const examples: Example[] = parseLabelled(readFileSync(new URL('data/human-requests.jsonl', DETECT), 'utf8'))
  .filter(({ text }) => partOf(text) === 'dev')
  .map(({ text, y }) => {
    const tokens = tokenize(text);
    return { text, tokens, buckets: featuresOf(tokens).flat(), y };
  });

/** Adagrad, examples in a fixed shuffled order, so that a run repeats exactly. */
function train(data: readonly Example[]): Weights {
  const values = new Float64Array(BUCKETS);
  const squares = new Float64Array(BUCKETS).fill(1e-6);
  let bias = -2;
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    const order = data.toSorted((a, b) => hashOf(a.text, epoch + 1) - hashOf(b.text, epoch + 1));
    for (const { buckets, y } of order) {
      if (buckets.length === 0) continue;
      const value = 1 / Math.sqrt(buckets.length);
      const p =
        1 / (1 + Math.exp(-(bias + value * buckets.reduce((sum, bucket) => sum + values[bucket]!, 0))));
      for (const bucket of buckets) {
        const gradient = (p - y) * value + L2 * values[bucket]!;
        squares[bucket]! += gradient * gradient;
        values[bucket]! -= (RATE * gradient) / Math.sqrt(squares[bucket]!);
      }
      bias -= 0.02 * (p - y);
    }
  }
  const scale = Math.max(...values.map(Math.abs)) / 127;
  return { bias, scale, values: Int8Array.from(values, (value) => Math.round(value / scale)) };
}

function validate(): void {
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = train(examples.filter(({ text }) => hashOf(text) % FOLDS !== fold));
    return examples
      .filter(({ text }) => hashOf(text) % FOLDS === fold)
      .map(({ tokens, y }) => ({ y, p: judge(tokens, weights)?.weight ?? 0 }));
  }).flat();
  for (const threshold of [0.5, 0.7, 0.8, 0.9, 0.95]) {
    const caught = (y: 0 | 1) =>
      scored.filter((one) => one.y === y && one.p >= threshold).length /
      scored.filter((one) => one.y === y).length;
    process.stdout.write(
      `threshold ${threshold}: recall ${caught(1).toFixed(3)}, false alarms ${caught(0).toFixed(4)}\n`,
    );
  }
}

if (process.argv.includes('--validate')) validate();
else {
  const { bias, scale, values } = train(examples);
  const text = `// Written by \`node scripts/train-human-request.ts\`. Do not edit.\nexport const WEIGHTS = {\n  bias: ${bias},\n  scale: ${scale},\n  values: '${Buffer.from(values.buffer).toString('base64')}',\n};\n`;
  writeFileSync(new URL('weights.gen.ts', DETECT), text);
}
