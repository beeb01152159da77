declare module 'japanese-holidays' {
  const api: {
    getHolidaysOf(year: number, furikae?: boolean): { month: number; date: number; name: string }[];
  };
  export default api;
}
