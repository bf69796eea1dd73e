/** Where a person works, from the largest to the smallest. */
export interface Place {
  city?: string;
  district?: string;
  street?: string;
  community?: string;
}

/**
 * The surname to draw: the first character, which is the surname of nearly every Chinese name. Longer ones (欧阳)
 * cannot be told from the name alone, so the author gives them.
 */
export function getSurname(name: string): string {
  return [...name.trim()][0] ?? '';
}

/** City, district, street and community run together, as Chinese addresses are. */
export function formatPlace({ city = '', district = '', street = '', community = '' }: Place): string {
  return `${city}${district}${street}${community}`;
}
