/**
 * The column document: one human-interest column as data, from which every form of it is rendered. Texts are kept to
 * the letter as they were printed. `schema.ts` is the same shape as JSON Schema, with what each field means.
 */
export interface ColumnDocument {
  version: 1;
  id: string;
  lang?: string;
  title: string;
  titleParts?: string[];
  kicker?: Kicker;
  abstract?: LabelledText;
  standfirst?: string;
  intro?: Intro;
  published?: Published;
  source?: string;
  original?: string;
  season?: string;
  issuedBy?: string;
  byline?: Credit[];
  people: Person[];
  cue?: string;
  call?: Call;
  campaign?: Campaign;
  credits: Credit[];
}

export interface Kicker {
  text: string;
  href?: string;
  separator?: string;
}

export interface LabelledText {
  label?: string;
  separator?: string;
  text: string;
}

export interface Intro {
  label?: string;
  paragraphs: string[];
}

export interface Published {
  text: string;
  iso: string;
}

export interface Credit {
  role: string;
  separator: string;
  value: string;
  impliedRole?: string;
}

export interface Person {
  id: string;
  name: string;
  surname?: string;
  posts: string[];
  street?: string;
  community?: string;
  district?: string;
  city?: string;
  headingPlace?: PlaceField[];
  layout?: 'card' | 'row' | 'feature';
  nickname?: string;
  epithets?: string[];
  motto?: Quote;
  quotes?: Quote[];
  facts?: string[];
  career?: CareerStep[];
  process?: Process;
  projects?: string[];
  honours?: string[];
  stats?: Stat[];
  story: Section[];
  media?: Medium[];
}

export type PlaceField = 'city' | 'district' | 'street' | 'community';

export interface Quote {
  text: string;
  speaker?: string;
  /** The same words stand in the story. */
  repeated?: boolean;
  featured?: boolean;
}

export interface CareerStep {
  title?: string;
  place?: string;
  from?: string;
  to?: string;
}

export interface Process {
  name: string;
  steps: string[];
}

export interface Stat {
  printed: string;
  label: string;
  value?: string;
  unit?: string;
  lead?: string;
  qualifier?: string;
  qualifierPosition?: 'before-number' | 'before-unit' | 'after-unit';
  from?: string;
  fromUnit?: string;
  asOf?: string;
  per?: string;
  note?: string;
  static?: boolean;
  featured?: boolean;
}

export interface Section {
  heading?: string[];
  paragraphs: string[];
}

export interface Medium {
  src: string;
  alt: string;
  width: number;
  height: number;
  caption?: string;
  credit?: string;
}

export interface Call {
  question?: string;
  callToAction?: string;
  instruction?: string;
  href: string;
  qr?: boolean;
}

export interface Campaign {
  id: string;
  title: string;
  board?: boolean;
}
