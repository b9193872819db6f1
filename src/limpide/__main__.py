from limpide.cli import main

main()
