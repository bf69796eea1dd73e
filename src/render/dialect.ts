import type { Medium } from '../column/column.js';
import type { Markup } from './markup.js';

/** How a form writes what a column prints. Contents are markup of the same form. */
export interface Dialect {
  /** What an element of ours stands for: its tag, and what it holds. */
  group(tag: string, contents: readonly Markup[]): Markup;
  /** A heading: 1 is the column's, 2 a person's or a question, 3 one in a story. */
  heading(level: 1 | 2 | 3, content: Markup): Markup;
  /** A line or a paragraph; `name` is the slot that it stands in, `''` for the story. */
  line(name: string, content: Markup): Markup;
  /** Lines that belong together, with what heads them. */
  list(name: string, label: string | undefined, items: readonly Markup[], isOrdered: boolean): Markup;
  quotation(name: string, text: string, speaker: string | undefined): Markup;
  picture(name: string, medium: Medium): Markup;
  /** The name in a heading, and what stands before it. */
  name(text: string): Markup;
  role(text: string): Markup;
  /** Text in a line that leads somewhere; `content` is how it is written, where it is not plain. */
  link(href: string, text: string, content?: Markup): Markup;
  /** What a line needs behind it, when all of it is written: marks of notes. */
  endLine?(): Markup;
  /** What the whole needs at its end: the notes. */
  end?(): Markup;
}
