# make: paper.pdf, with the verdict of each displayed claim.  make check: are the verdicts as the paper expects?
# make proved: certificates.  make arxiv: sources that compile without lemmata.  Each paper's Makefile includes this one.
LEMMATA ?= lemmata
# lemmata.sty as it was installed with the program, or beside where it was built; where TeX finds one by itself, that one will do.
BIN     := $(dir $(shell command -v $(LEMMATA)))
export TEXINPUTS := .:$(abspath $(BIN)../share/texmf/tex/latex/lemmata):$(abspath $(BIN)../latex):$(TEXINPUTS)
CLASS   := $(shell sed -n 's/^.documentclass[^{]*{\([^}]*\)}.*/\1/p' paper.tex)
CLASS_IS_IN ?= texlive-latex-base
STYLE   ?= $(shell TEXINPUTS='$(TEXINPUTS)' kpsewhich lemmata.sty)

paper.pdf: paper.tex tables/paper/verdicts.tex
	@kpsewhich $(CLASS).cls >/dev/null || { echo "paper.pdf: no $(CLASS).cls is here: Debian has it in $(CLASS_IS_IN)" >&2; exit 1; }
	for pass in 1 2; do pdflatex -interaction=nonstopmode -halt-on-error paper.tex >/dev/null || { grep -A3 '^!' paper.log; exit 1; }; done

# Certificates, which check and table have verified: what is not proved (status 4) holds at most.
proved: paper.tex
	$(LEMMATA) prove paper.tex --seconds 2 -o proved; test $$? -eq 0 -o $$? -eq 4
	mkdir -p proved && touch proved

# A refuted claim (status 1) is a result: what is meant to stand there, the paper says.
tables/paper/verdicts.tex: paper.tex proved
	$(LEMMATA) table paper.tex -o tables; test $$? -le 1

check: proved
	$(LEMMATA) check paper.tex

arxiv: paper.pdf
	cp $(STYLE) lemmata.sty
	tar czf arxiv.tar.gz paper.tex lemmata.sty tables/paper/*.tex

clean:
	rm -rf tables proved paper.pdf paper.aux paper.log paper.out arxiv.tar.gz lemmata.sty

.PHONY: check arxiv clean
