# The first page in a browser
page-home-title = Lapor Kinerja
page-home-what = The service of { $office } for employees' reports of their work and for ratings of services. Employees use it in Telegram. Pages for everybody:
page-home-way = <a href="{ $link }">To the first page</a>
