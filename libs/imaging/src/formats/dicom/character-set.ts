/** Defined terms of Specific Character Set (PS3.3, C.12.1.1.2) and what the encoding standard calls them. */
const LABELS: Readonly<Record<string, string>> = {
  'ISO_IR 192': 'utf-8',
  GB18030: 'gb18030',
  GBK: 'gbk',
  'ISO_IR 13': 'shift_jis',
  'ISO 2022 IR 13': 'shift_jis',
  'ISO 2022 IR 87': 'iso-2022-jp',
  'ISO 2022 IR 159': 'iso-2022-jp',
  'ISO 2022 IR 149': 'euc-kr',
  'ISO 2022 IR 58': 'gb18030',
  'ISO_IR 100': 'latin1',
  'ISO_IR 101': 'iso-8859-2',
  'ISO_IR 109': 'iso-8859-3',
  'ISO_IR 110': 'iso-8859-4',
  'ISO_IR 144': 'iso-8859-5',
  'ISO_IR 127': 'iso-8859-6',
  'ISO_IR 126': 'iso-8859-7',
  'ISO_IR 138': 'iso-8859-8',
  'ISO_IR 148': 'iso-8859-9',
  'ISO_IR 166': 'windows-874',
};

/** Escape sequences that switch sets (ISO 2022), where the decoder has not taken them. */
const ESCAPE = '\u001b';
const ESCAPES = new RegExp(`${ESCAPE}[$()*+,./-]*[0-~]`, 'g');

/**
 * Text of a DICOM attribute, for those who look for persons: a set that a file names wrongly still gives something to look at.
 *
 * @param sets the values of Specific Character Set; with several, the last one is the one that is switched to
 */
export function decodeText(bytes: Uint8Array, sets: readonly string[]): string {
  const label = sets
    .map((set) => LABELS[set.replace(/^ISO 2022 IR (1[0-2]\d|1[34][48]|166)$/, 'ISO_IR $1')])
    .findLast((one) => one !== undefined);
  const text = label ? new TextDecoder(label).decode(bytes) : guess(bytes);
  return text.replace(ESCAPES, '');
}

/** Files that name no set hold more than ASCII all the same: mostly UTF-8, else Latin-1. */
function guess(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return text.includes('\uFFFD') ? new TextDecoder('latin1').decode(bytes) : text;
}
