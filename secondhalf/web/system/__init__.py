"""Pages for those who run an installation: what is stuck, tokens, profile, deadlines to count anew. 系统管理。"""
