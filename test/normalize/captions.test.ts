import { expect, test } from 'vitest'
import { readBlocks } from '../../src/normalize/blocks.ts'
import { isCaption } from '../../src/normalize/captions.ts'

const captionOf = (text: string) => isCaption(readBlocks(text)[0]!)

test.each([
  '© Sputnik / Ivan Sokolov / Go to the mediabank',
  'The minister and the envoy lay a wreath in Sochi, Russia May 12, 2015 (Reuters / Jane Roe)',
  'The minister (L) and the envoy shake hands as they meet in Moscow, Russia, March 24, 2016.',
  'The old bridge has been closed since 2011. Foto: Anna Weiß',
  'Delegates leave the hall on Friday. Pool/AP',
  'FILE PHOTO: A ship loads grain at a port in 2014. REUTERS/John Doe/File Photo',
  'FILE - In this May 12, 2015 file photo, a ship loads grain.',
  'The footbridge, seen last week, will close. Staff photo by Ron Ames',
  'El puerto viejo, en una imagen de archivo. / EFE',
  'Photo: press service',
  'A marmot in the steppeCredit: Getty',
  'Фото: Иван Петров',
])('a caption: %s', (text) => {
  expect(captionOf(text)).toBe(true)
})

test.each([
  'Gov. Jane Roe (R) is defending the campaign and attends a meeting on Friday.',
  'The treaty was signed in Moscow, Russia, May 12, 2015.',
  'Sen. Jane Roe (R) introduced the bill on March 24, 2016.',
  'The talks will go on, the minister told the agency. (Reuters)',
  'She announced it via Twitter.',
  'He won the award (picture of the year).',
  'The two shake hands, and the war is over.',
  'He sued Getty Images.',
])('no caption: %s', (text) => {
  expect(captionOf(text)).toBe(false)
})
