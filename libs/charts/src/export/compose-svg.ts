export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly dash?: string | undefined;
  readonly shape?: 'line' | 'circle' | 'diamond' | 'square';
  /** An outline alone. */
  readonly isHollow?: boolean;
}

interface ComposeInput {
  readonly title: string;
  readonly legend: readonly LegendEntry[];
  /** The chart's own drawing, an svg element as text, with its size in CSS pixels. */
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What the chart shows, below it. */
  readonly sentence: string;
  /** Values of the custom properties that the drawing names, `--chart-text` and the like. */
  readonly colours: Readonly<Record<string, string>>;
}

const PAD = 16;
const TITLE = 28;
const LINE = 16;
const CHARACTER = 6.2;
const FONT = 'system-ui, -apple-system, Segoe UI, Helvetica, Arial, sans-serif';

/** One drawing that stands by itself: title, legend, chart and sentence, without a stylesheet. */
export function composeSvg(input: ComposeInput): { svg: string; width: number; height: number } {
  const width = input.width + 2 * PAD;
  const legend = layOutLegend(input.legend, input.width);
  const lines = wrap(input.sentence, Math.floor(input.width / CHARACTER));
  const chartY = PAD + TITLE + legend.height;
  const height = chartY + input.height + 8 + lines.length * LINE + PAD;
  const text = `fill="var(--chart-text)" font-size="12"`;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}">`,
    `<rect width="${width}" height="${height}" fill="var(--chart-panel)"/>`,
    `<text x="${PAD}" y="${PAD + 14}" fill="var(--chart-text)" font-size="15" font-weight="600">${escapeXml(input.title)}</text>`,
    `<g transform="translate(${PAD} ${PAD + TITLE})" ${text}>${legend.marks}</g>`,
    `<g transform="translate(${PAD} ${chartY})">${input.svg}</g>`,
    ...lines.map(
      (line, i) =>
        `<text x="${PAD}" y="${chartY + input.height + 8 + (i + 1) * LINE - 4}" fill="var(--chart-muted)" font-size="11">${escapeXml(line)}</text>`,
    ),
    '</svg>',
  ];
  return { svg: resolve(parts.join('\n'), input.colours), width, height };
}

function layOutLegend(entries: readonly LegendEntry[], width: number) {
  let x = 0;
  let y = 0;
  const marks = entries.map((entry) => {
    const space = 34 + entry.label.length * CHARACTER + 12;
    if (x > 0 && x + space > width) {
      x = 0;
      y += LINE + 2;
    }
    const mark = `<g transform="translate(${x} ${y})">${legendMark(entry)}<text x="30" y="11">${escapeXml(entry.label)}</text></g>`;
    x += space;
    return mark;
  });
  return { marks: marks.join(''), height: entries.length === 0 ? 0 : y + LINE + 8 };
}

function legendMark({ colour, dash, shape = 'circle', isHollow }: LegendEntry): string {
  const look = isHollow ? `fill="none" stroke="${colour}" stroke-width="2"` : `fill="${colour}"`;
  if (shape === 'line')
    return `<line x1="2" x2="26" y1="7" y2="7" stroke="${colour}" stroke-width="2"${dash ? ` stroke-dasharray="${dash}"` : ''}/>`;
  if (shape === 'circle') return `<circle cx="14" cy="7" r="4.5" ${look}/>`;
  const turn = shape === 'diamond' ? ' transform="rotate(45 14 7)"' : '';
  return `<rect x="10" y="3" width="8" height="8" ${look}${turn}/>`;
}

/** Breaks a sentence into lines of at most `most` characters, at spaces. */
function wrap(text: string, most: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > most) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A file of its own knows no custom property. */
const resolve = (svg: string, colours: Readonly<Record<string, string>>): string =>
  svg.replace(/var\((--[a-z-]+)\)/g, (whole, name: string) => colours[name] ?? whole);
