/** LibreOffice as the program of somebody outside: it opens the workbook we hand over, writes into it and saves it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The command, or null where it is not installed (or not wanted: `NO_OFFICE=1`). */
export function findOffice(): string | null {
  if (process.env['NO_OFFICE']) return null;
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 30_000 });
    return 'soffice';
  } catch {
    return null;
  }
}

export type Filling = {
  /** What is typed beside a label of the second part. */
  readonly fields: Readonly<Record<string, string>>;
  /** What is chosen for every kind of information, on every axis. */
  readonly level: string;
};

const quoted = (text: string): string =>
  `"${text.replaceAll('"', '""').split('\n').join('" & Chr(10) & "')}"`;

/** A macro that opens a workbook, does `body` with `doc`, and saves it as .xlsx. */
const macro = (body: string): string => `Sub Main(source As String, target As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
${body}
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(target, saving())
  doc.close(True)
  StarDesktop.terminate()
End Sub`;

/** What the agency's officer does: by the labels on the sheet, protection taken off and put back. */
function filled({ fields, level }: Filling): string {
  const cases = Object.entries(fields).map(
    ([label, value]) => `      Case ${quoted(label)}: part.getCellByPosition(3, r).String = ${quoted(value)}`,
  );
  return `  For n = 0 To doc.Sheets.Count - 1
    If InStr(doc.Sheets.getByIndex(n).Name, "第2部") > 0 Then part = doc.Sheets.getByIndex(n)
  Next n
  part.unprotect("")
  For r = 0 To 300
    Select Case part.getCellByPosition(1, r).String
${cases.join('\n')}
    End Select
    If Left(part.getCellByPosition(0, r).String, 16) = "liu:information/" Then
      For c = 8 To 10
        part.getCellByPosition(c, r).String = ${quoted(level)}
      Next c
    End If
  Next r
  part.protect("")`;
}

/** A cell of a table: the row by what stands in its column of ids, the column by its heading. */
export type OutsideEdit = { readonly id: string; readonly column: string; readonly text: string };

/** What somebody does who works on the table of a sheet: its cells one by one, found as a reader finds them. */
function edited(sheet: string, idColumn: string, edits: readonly OutsideEdit[]): string {
  return `  part = doc.Sheets.getByName(${quoted(sheet)})
  part.unprotect("")
  For c = 0 To 30
    If part.getCellByPosition(c, 0).String = ${quoted(idColumn)} Then ids = c
  Next c
${edits
  .map(
    ({ id, column, text }) => `  For r = 1 To 3000
    If part.getCellByPosition(ids, r).String = ${quoted(id)} Then Exit For
  Next r
  For c = 0 To 30
    If part.getCellByPosition(c, 0).String = ${quoted(column)} Then part.getCellByPosition(c, r).String = ${quoted(text)}
  Next c`,
  )
  .join('\n')}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The sheet as LibreOffice saves it, filled in. */
export function fillWithOffice(office: string, sheet: Uint8Array, filling: Filling): Uint8Array<ArrayBuffer> {
  return withOffice(office, sheet, filled(filling));
}

/** The table as LibreOffice saves it, some of its cells written anew. */
export function editWithOffice(
  office: string,
  book: Uint8Array,
  sheet: string,
  idColumn: string,
  edits: readonly OutsideEdit[],
): Uint8Array<ArrayBuffer> {
  return withOffice(office, book, edited(sheet, idColumn, edits));
}

/** Runs a macro over a workbook. The profile is one of its own and is removed. */
function withOffice(office: string, book: Uint8Array, body: string): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'liu-office-'));
  const url = (name: string): string => pathToFileURL(join(folder, name)).href;
  const run = (...args: string[]): void => {
    execFileSync(office, [`-env:UserInstallation=${url('profile')}`, '--headless', '--norestore', ...args], {
      stdio: 'ignore',
      timeout: 90_000,
    });
  };
  try {
    writeFileSync(join(folder, 'sheet.xlsx'), book);
    // The first start writes the profile, and would write over a macro that is there before it.
    run('--terminate_after_init');
    const library = join(folder, 'profile', 'user', 'basic', 'Standard');
    writeFileSync(
      join(library, 'script.xlb'),
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Work"/>
</library:library>`,
    );
    writeFileSync(
      join(library, 'Work.xba'),
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Work" script:language="StarBasic">${escaped(macro(body))}</script:module>`,
    );
    run(`macro:///Standard.Work.Main("${url('sheet.xlsx')}","${url('saved.xlsx')}")`);
    return new Uint8Array(readFileSync(join(folder, 'saved.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
