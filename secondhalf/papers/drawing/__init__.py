"""How a page becomes docx or pdf, figures become slides, rows a workbook. 绘制。"""
