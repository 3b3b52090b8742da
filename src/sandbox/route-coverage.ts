/** How faithful one route is. */
export interface Coverage {
  /** What behaves as the vendor's. */
  reproduced: string;
  /** What does not, or is a guess; empty when nothing is known. */
  differs: string;
}
