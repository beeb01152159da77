/** Stands in for html2canvas, canvg and dompurify, which jsPDF asks for and this app never uses. */
export default {};
