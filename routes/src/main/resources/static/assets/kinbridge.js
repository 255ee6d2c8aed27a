// Everything works without this file; it only adds comfort.
import { initAll as initGovuk } from './govuk-frontend.min.js'
import { initAll as initMoj } from './moj-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initGovuk()
initMoj()

for (const button of document.querySelectorAll('[data-kinbridge="print"]')) {
  button.hidden = false
  button.addEventListener('click', () => window.print())
}

// On a phone the results come first: an untouched filter starts closed.
const phone = window.matchMedia('(max-width: 48em)')
for (const filter of document.querySelectorAll('[data-kinbridge="filter"]')) {
  if (phone.matches && !filter.querySelector('.govuk-error-message')) {
    filter.removeAttribute('open')
  }
}
