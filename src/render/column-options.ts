/** How a column is rendered as tags. */
export interface ColumnOptions {
  /** Origin of the counting service, `/` for the page's own; no likes are offered without it. */
  endpoint?: string;
  /** Address of the QR code's picture for the column's call; the element draws one where it is missing. */
  qrSource?: string;
}
