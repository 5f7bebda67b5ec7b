"""The page of the three rates and friends. 三率。"""
