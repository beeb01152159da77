/** LibreOffice as the agency's program: it opens the sheet we hand over, fills it in and saves it. */
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

/** The macro that does what the agency's officer does: by the labels on the sheet, protection taken off and put back. */
function macro({ fields, level }: Filling): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const cases = Object.entries(fields).map(
    ([label, value]) => `      Case ${quoted(label)}: part.getCellByPosition(3, r).String = ${quoted(value)}`,
  );
  return `Sub Main(source As String, target As String)
  Dim opening(0) As New com.sun.star.beans.PropertyValue
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  opening(0).Name = "Hidden"
  opening(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, opening())
  For n = 0 To doc.Sheets.Count - 1
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
  part.protect("")
  saving(0).Name = "FilterName"
  saving(0).Value = "Calc MS Excel 2007 XML"
  doc.storeToURL(target, saving())
  doc.close(True)
  StarDesktop.terminate()
End Sub`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The sheet as LibreOffice saves it, filled in. Its profile is one of its own and is removed. */
export function fillWithOffice(office: string, sheet: Uint8Array, filling: Filling): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'liu-office-'));
  const url = (name: string): string => pathToFileURL(join(folder, name)).href;
  const run = (...args: string[]): void => {
    execFileSync(office, [`-env:UserInstallation=${url('profile')}`, '--headless', '--norestore', ...args], {
      stdio: 'ignore',
      timeout: 90_000,
    });
  };
  try {
    writeFileSync(join(folder, 'sheet.xlsx'), sheet);
    // The first start writes the profile, and would write over a macro that is there before it.
    run('--terminate_after_init');
    const library = join(folder, 'profile', 'user', 'basic', 'Standard');
    writeFileSync(
      join(library, 'script.xlb'),
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">
 <library:element library:name="Fill"/>
</library:library>`,
    );
    writeFileSync(
      join(library, 'Fill.xba'),
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">${escaped(macro(filling))}</script:module>`,
    );
    run(`macro:///Standard.Fill.Main("${url('sheet.xlsx')}","${url('filled.xlsx')}")`);
    return new Uint8Array(readFileSync(join(folder, 'filled.xlsx')));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
