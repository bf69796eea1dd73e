/**
 * The column document: one human-interest column as data, from which every form of it is rendered. Texts are kept to
 * the letter as they were printed; `line` is the line of the print, and `raw` the whole of it where the parts alone
 * would not give it back. `schema.ts` is the same shape as JSON Schema, with what each field means.
 */
export interface ColumnDocument {
  version?: 1;
  id: string;
  lang?: string;
  title: string;
  titleLine?: number;
  titleParts?: string[];
  rawTitle?: string | null;
  kicker?: string | null;
  kickerSeparator?: string;
  kickerHref?: string;
  abstract?: LabelledText | string | null;
  standfirst?: LinedText | string | null;
  intro?: Intro | (LinedText | string)[] | null;
  published?: Published | string | null;
  dateline?: Dateline | null;
  source?: string | null;
  original?: Original | boolean | null;
  season?: string | null;
  issuedBy?: string | null;
  organisers?: Organisers | Credit[] | null;
  cover?: Medium | null;
  byline?: Credit[] | null;
  workers: Worker[];
  cueText?: string | null;
  followUs?: FollowUs | null;
  vote?: Vote | null;
  campaign?: Campaign | null;
  credits: Credit[];
}

/** A text and the line it was printed on. */
export interface LinedText {
  text: string;
  line?: number;
}

export interface LabelledText extends LinedText {
  label?: string | null;
  separator?: string | null;
  raw?: string | null;
}

export interface Intro {
  label?: string | null;
  line?: number;
  paragraphs: (LinedText | string)[];
}

export interface Published {
  raw?: string | null;
  iso?: string | null;
  line?: number;
}

export interface Dateline {
  raw: string;
  line?: number;
}

export interface Original {
  flag?: boolean;
  text?: string | null;
  line?: number;
}

export interface Organisers {
  supervisedBy?: string[] | null;
  organisedBy?: string[] | null;
}

export interface Credit {
  role?: string | null;
  /** The role was not printed, and is known all the same: for machines only. */
  roleInferred?: boolean;
  separator?: string | null;
  value?: string | null;
  raw?: string | null;
  line?: number;
  org?: string | null;
  jobTitle?: string | null;
  names?: string[] | null;
}

export interface FollowUs {
  raw?: string | null;
  text?: string | null;
  url?: string | null;
  line?: number;
}

export interface Vote {
  question?: string | null;
  callToAction?: string | null;
  instruction?: string | null;
  url?: string | null;
  qr?: boolean | null;
  lines?: number[] | null;
}

export interface Campaign {
  id: string;
  title: string;
  board?: boolean;
}

export interface Worker {
  id?: string;
  name: string;
  surname?: string;
  /** Readings above rare characters of the heading. */
  ruby?: Ruby[] | null;
  heading?: string | null;
  headingLine?: number;
  fullTitle?: string | null;
  role?: string | null;
  street?: string | null;
  community?: string | null;
  district?: string | null;
  city?: string | null;
  portrait?: Medium | null;
  /** The person's own page. */
  href?: string | null;
  layout?: 'card' | 'row' | 'feature';
  /** How the story is shown. */
  story?: 'full' | 'panel' | 'clamp';
  nickname?: string | null;
  epithets?: string[] | null;
  motto?: string | null;
  years?: Years | null;
  startYear?: number | null;
  cohort?: string | null;
  previously?: string | null;
  alsoHolds?: string[] | null;
  facts?: string[] | null;
  positions?: Position[] | null;
  quotes?: Quote[] | null;
  stats?: Stat[] | null;
  process?: Process | null;
  projects?: string[] | null;
  honours?: string[] | null;
  sections?: Section[] | null;
  paragraphs?: (LinedText | string)[] | null;
  media?: Medium[] | null;
  cue?: LinedText | string | null;
}

export interface Ruby {
  base: string;
  text: string;
}

export interface Years {
  value?: number | null;
  text: string;
}

export interface Position {
  title?: string | null;
  district?: string | null;
  street?: string | null;
  community?: string | null;
  from?: number | string | null;
  to?: number | string | null;
}

export interface Quote {
  text: string;
  kind?: string | null;
  speaker?: string | null;
  attribution?: string | null;
  /** Shown in the profile. Where no quotation of a person says so, the first pull quote is. */
  featured?: boolean;
}

/** What the print says in words: a number, or a change, a range or a formula of two. */
export interface Stat {
  label: string;
  value?: number | Pair<number> | null;
  unit?: string | Pair<string> | null;
  prefix?: string | null;
  qualifier?: string | null;
  qualifierPosition?: string | null;
  display?: string | null;
  numerals?: string | null;
  kind?: string | null;
  separator?: string | null;
  asOf?: string | null;
  per?: string | null;
  note?: string | null;
  sourceText?: string | null;
  /** An age or another number that must not move. */
  static?: boolean;
  /** Shown in the profile. Where no number of a person says so, every amount is. */
  featured?: boolean;
}

export interface Pair<T> {
  from: T;
  to: T;
}

export interface Process {
  name?: string | null;
  steps: string[];
  line?: number;
}

export interface Section {
  heading?: string | null;
  /** The heading, line by line as it was printed. */
  headingLines?: string[] | null;
  line?: number;
  paragraphs: (LinedText | string)[];
}

export interface Medium {
  src: string;
  alt?: string | null;
  width?: number | null;
  height?: number | null;
  caption?: string | null;
  credit?: string | null;
}
