/** What a form is called by its number: 「様式2-4」「改善計画書」. */
export const formName = (no: string | null): string =>
  no === null ? '番号なし' : /^\d/.test(no) ? `様式${no}` : no;
