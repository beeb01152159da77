/** A file for the user to keep. */
export type FileToSave = {
  readonly fileName: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type?: string;
};

/** Hands the file to the browser's download. */
export function saveFile(file: FileToSave): void {
  const url = URL.createObjectURL(new Blob([file.bytes], { type: file.type ?? 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file.fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // Revoking at once would cancel the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
