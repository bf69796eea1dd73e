/** Each campaign has its own key for pseudonyms, so that it can be destroyed when the campaign is sealed. */
export function voterSecretName(campaign: string): string {
  return `voter:${campaign}`;
}
