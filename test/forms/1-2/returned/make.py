"""Makes the returned sheets of this folder with LibreOffice (python3-uno): python3 make.py. See README.md."""
import os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

HERE = os.path.dirname(os.path.abspath(__file__))
PIPE = 'liu-%d' % os.getpid()


def prop(name, value):
    p = PropertyValue()
    p.Name, p.Value = name, value
    return p


def url(name):
    return uno.systemPathToFileUrl(os.path.join(HERE, name))


def desktop():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
    for _ in range(60):
        try:
            ctx = resolver.resolve('uno:pipe,name=%s;urp;StarOffice.ComponentContext' % PIPE)
            return ctx.ServiceManager.createInstanceWithContext('com.sun.star.frame.Desktop', ctx)
        except Exception:
            time.sleep(1)
    sys.exit('LibreOffice did not start')


def sheet_named(doc, part):
    for i in range(doc.Sheets.Count):
        s = doc.Sheets.getByIndex(i)
        if part in s.Name:
            return s


def rows_of(sheet):
    """Row numbers (from 0) of the kinds of information, by their key."""
    found = {}
    for r in range(0, 60):
        text = sheet.getCellByPosition(0, r).String
        if text.startswith('liu:information/'):
            found[text[len('liu:information/'):]] = r
    return found


def fill(doc, date_as_text=False):
    s = sheet_named(doc, '第2部')
    s.unprotect('')
    for r in range(0, 25):
        label = s.getCellByPosition(1, r).String
        cell = s.getCellByPosition(3, r)
        if label == '評価した政府機関等の名称':
            cell.String = '例示省'
        elif label == '政府機関等の種類':
            cell.String = '国の行政機関'
        elif label == '評価した部署':
            cell.String = '大臣官房 情報システム室'
        elif label == '評価した日':
            if date_as_text:
                cell.String = '令和８年６月１５日'
            else:
                cell.Value = 46188  # 2026-06-15
        elif label == '全体の影響度評価結果':
            cell.String = '低位'
        elif label == '備考':
            cell.String = '条件：\n利用者は職員に限る'
    for r in rows_of(s).values():
        for c in (8, 9, 10):
            s.getCellByPosition(c, r).String = '低位'
    return s


def filled(doc):
    s = fill(doc)
    s.getCellByPosition(8, rows_of(s)['INFO-A']).String = '中位'
    s.protect('')


def rearranged(doc):
    s = fill(doc, True)
    rows = rows_of(s)
    s.getCellByPosition(8, rows['INFO-A']).String = '中位'
    # Sorted: the rows the other way round, with everything in them.
    first, last = min(rows.values()), max(rows.values())
    data = [[s.getCellByPosition(c, r).String for c in range(0, 11)] for r in range(first, last + 1)]
    for r, line in zip(range(first, last + 1), reversed(data)):
        for c, text in enumerate(line):
            s.getCellByPosition(c, r).String = text
    s.Rows.insertByIndex(0, 3)
    s.getCellByPosition(1, 0).String = '受付番号 第12号'
    s.Columns.insertByIndex(2, 1)
    for c in range(0, 12):
        s.Columns.getByIndex(c).Width = 6000
    s.Columns.getByIndex(0).IsVisible = True
    s.Name = '評価（回答）'
    sheet_named(doc, '第1部').Name = 'vendor'
    doc.Sheets.insertNewByName('決裁', 0)
    doc.Sheets.getByName('決裁').getCellByPosition(0, 0).String = '備考'
    doc.Sheets.moveByName('評価（回答）', 0)


def tampered(doc):
    s = fill(doc)
    rows = rows_of(s)
    s.getCellByPosition(8, rows['INFO-A']).String = '低い'
    s.getCellByPosition(9, rows['INFO-B']).Formula = '=IF(1=1;"低位";"高位")'
    s.getCellByPosition(2, rows['INFO-D']).String = '備品と鍵の台帳'
    last = max(rows.values())
    s.getCellByPosition(2, last + 1).String = '鍵の貸出の記録'
    for c in (8, 9, 10):
        s.getCellByPosition(c, last + 1).String = '高位'
    for r in range(0, 25):
        if s.getCellByPosition(1, r).String == '評価した日':
            s.getCellByPosition(3, r).String = '六月ごろ'
        if s.getCellByPosition(1, r).String == '政府機関等の種類':
            s.getCellByPosition(3, r).String = '地方公共団体'
    s.Rows.removeByIndex(rows['INFO-E'], 1)
    v = sheet_named(doc, '第1部')
    v.unprotect('')
    for r in range(0, 20):
        if v.getCellByPosition(0, r).String == 'liu:service/dataLocation':
            v.getCellByPosition(2, r).String = '国外'


def stripped(doc):
    s = fill(doc)
    s.Columns.removeByIndex(0, 1)
    doc.Sheets.removeByName('_LIU')
    names = doc.NamedRanges
    for name in list(names.ElementNames):
        if name.startswith('LIU_'):
            names.removeByName(name)
    custom = doc.DocumentProperties.UserDefinedProperties
    for p in list(custom.PropertySetInfo.Properties):
        if p.Name.startswith('LIU_'):
            custom.removeProperty(p.Name)
    doc.Sheets.removeByName(sheet_named(doc, '第1部').Name)


def copied(doc):
    """A second, partly filled copy of the sheet in the same workbook."""
    s = fill(doc)
    doc.Sheets.copyByName(s.Name, '控え', 2)
    c = doc.Sheets.getByName('控え')
    rows = rows_of(c)
    c.getCellByPosition(8, rows['INFO-A']).String = '高位'


def main():
    office = subprocess.Popen(['soffice', '--headless', '--norestore', '--accept=pipe,name=%s;urp;' % PIPE])
    try:
        d = desktop()
        for job in (filled, rearranged, tampered, stripped, copied):
            doc = d.loadComponentFromURL(url('handed-over.xlsx'), '_blank', 0, (prop('Hidden', True),))
            job(doc)
            doc.storeToURL(url('%s.xlsx' % job.__name__), (prop('FilterName', 'Calc MS Excel 2007 XML'),))
            doc.close(True)
        d.terminate()
    finally:
        office.wait(30)


main()
