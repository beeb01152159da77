/** Stands in for html2canvas, canvg and dompurify, which jsPDF asks for (by default export) and this app never uses. */
const nothing = {};
export { nothing as default };
