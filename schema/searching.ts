/** Characters of a text that can be searched for or completed. */
export const LONGEST_SEARCH = 200;
