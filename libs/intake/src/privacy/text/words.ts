/*
 * Words of file names and headers that name no person: of images, sequences, vendors, places in the body.
 */
const WORDS = `
  a adult all an and annotated anon anonymized anonymous aorta ao apex arm as atrial atria atrium axial
  base baseline batch bids biosense body brain bright blood
  canon cardiac cardiology case cases center centre challenge chest cine circle clean clinic cohort cohorts copy cor coronal
  data dataset datasets delayed demo dens derived dicom disk dixon done dyn
  ecg edge eight emission endo enhanced enhancement epi epicardium error example exam export
  fat fast field fibrosis file files final first fit five flash follow followup for four from full
  gadolinium ge gre grid ground group
  healthcare healthineers heart high hitachi hospital human
  id image images imaging in index input inversion iso isotropic
  label labels labelled la lab late left lge long low lumen
  mask masks manual map mean medical medsam model modified motion mr mra mri multi myocardium
  native navigated navigator navi new nifti nii nine no none normal not nnunet
  of off old on one original other out output
  patient patients phantom phase philips pilot plane position post pre predicted prediction predictions primary protocol psir pulmonary pv
  raw ready reader recon reconstruction ref reference references release resampled result results resting retro review right run
  sag sagittal sample samples scan scanner scans scar second secondary segmentation segmentations select sense seq sequence series session set seven short shot siemens
  signal single site sites six slice slices spin spine study studies sub subject subjects supine suppressed systems
  target task ten tech test testing tests three ti time toshiba tot train training transversal truth trufi two
  uih unit united university unknown untitled up upload user
  v validation vein veins ventricle ventricular version view vivid volume volumes
  wall water week weighted with work
  year years zero zoom
`;

/** Chinese characters of the same kind. */
const HAN = `
  左房 右房 左心房 右心房 左室 右室 心房 心室 心臓 心脏 心筋 造影 遅延 画像 影像 図 標識 標注 症例 病例 患者 検査 検体 研究 解析 結果 参照 正解 訓練 検証 試験 学習 撮像 再構成 断面 軸位
`;

const split = (text: string): string[] => text.trim().split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set(split(WORDS));
const KNOWN_HAN: readonly string[] = split(HAN).sort((a, b) => b.length - a.length);

/** Whether a word, whatever its capitals, is one of the work and not of a person. */
export const isKnownWord = (word: string): boolean => KNOWN.has(word.toLowerCase());

/** A text with the known Chinese words taken out. */
export const withoutKnownHan = (text: string): string =>
  KNOWN_HAN.reduce((rest, word) => rest.replaceAll(word, ''), text);

/*
 * Frequent given names of several languages and frequent Japanese and Korean family names, chosen by hand: a hint, no register. Names
 * that are words as well (Mark, Grace, June) are left out.
 */
const GIVEN = `
  james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony donald steven paul andrew
  joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin
  brandon benjamin samuel gregory alexander patrick peter dennis jerry tyler aaron henry douglas nathan
  mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna
  michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen angela shirley anna brenda pamela emma nicole
  helen samantha katherine christine maria catherine heather diane julie
  hans klaus jürgen juergen wolfgang dieter heinz helmut günter guenter stefan andreas ursula monika petra sabine renate ingrid
  jean pierre michel jacques françois francois philippe nathalie isabelle jose juan carlos luis manuel antonio francisco javier carmen dolores
  giovanni giuseppe marco luigi francesca johan erik lars anders ivan sergei dmitri olga natalia tatiana
  taro hanako hiroshi takashi kenji yuki akira satoshi makoto naoki naoko keiko yoko kazuko yoshiko haruto sakura
  muhammad mohammed ahmed fatima priya rahul minh nguyen
`;
const FAMILY_HAN = `
  佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤
  近藤 村上 遠藤 青木 坂本 斉藤 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 原田 松田 竹内 上田 中山 王 李 張 张 刘 陳 陈
`;
const FAMILY_HANGUL = '김이박최정강조윤장임';

const GIVEN_NAMES: ReadonlySet<string> = new Set(split(GIVEN));
const FAMILY_NAMES = split(FAMILY_HAN).sort((a, b) => b.length - a.length);

/** Whether a word is a frequent given name. */
export const isGivenName = (word: string): boolean => GIVEN_NAMES.has(word.toLowerCase());

/** A frequent family name with what may be a given name after it: the whole text in Chinese characters and kana, or in Hangul. */
export const FAMILY_THEN_GIVEN = new RegExp(
  `^(${FAMILY_NAMES.join('|')})[\\s\\u3000_・]?[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]{1,3}$` +
    `|^[${FAMILY_HANGUL}]\\p{Script=Hangul}{2}$`,
  'u',
);
