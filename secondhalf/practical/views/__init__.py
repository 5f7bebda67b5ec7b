"""Pages of practical matters. 办实事页面。"""
